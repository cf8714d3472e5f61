import {MECHANISMS} from '../../mechanism/contract.js'
import type {ComponentIntent} from '../../platform/contract/index.js'
import type {Action, Policy, World} from '../contract.js'

/** Removes what no application of this cluster wants any more: removed applications, and components that an update dropped. */
export const removal: Policy<null> = {
  descriptor: {
    name: 'removal',
    version: '1.0.0',
    summary: 'Removes components whose application is gone, or no longer has them.',
    layer: 'cluster',
    scope: 'global',
    core: true,
    metrics: [],
    mechanisms: [MECHANISMS.placement],
    intervalMs: 30_000,
    cooldownMs: 0,
  },
  initialState: async () => null,
  analyze: async ({world}) => {
    const unwanted = unwantedIn(world)
    const reason = unwanted.map(({intent, why}) => `${intent.ref.component} of ${intent.ref.application}: ${why}`).join('; ')
    return {
      state: null,
      analysis: unwanted.length === 0 ? {verdict: 'fine', reason: 'Nothing runs that is not wanted.'} : {verdict: 'adapt', reason},
    }
  },
  plan: async ({world}) => {
    const actions = unwantedIn(world).map(({intent, why}): Action => {
      const {application, component} = intent.ref
      return {
        mechanism: MECHANISMS.placement,
        target: {kind: 'component', application, component},
        command: {application, component, hosts: []},
        reason: `Remove ${component}: ${why}`,
      }
    })
    return {state: null, plan: {actions, candidates: [], summary: actions.map((action) => action.reason).join('. ')}}
  },
}

function unwantedIn(world: World): readonly {readonly intent: ComponentIntent; readonly why: string}[] {
  return [...world.intents.values()].flatMap((intent) => {
    const application = world.applications.get(intent.ref.application)
    if (application === undefined) return [{intent, why: 'the application is not given to this cluster any more'}]
    if (application.deletedMs !== undefined) return [{intent, why: 'the application is being removed'}]
    const isDescribed = application.description.components.some((component) => component.metadata.name === intent.ref.component)
    return isDescribed ? [] : [{intent, why: 'the description has it no more'}]
  })
}
