import {readFileSync} from 'node:fs'
import {TEMPLATES} from './infrastructure.js'
import {CLASSIFIER, type Decided, type Seen, type Stage} from './stage.js'

const SMART_CITY = readFileSync(`${TEMPLATES}smart-city/app.yaml`, 'utf8')
const NEWER = SMART_CITY.replaceAll('people-classifier:1.0.0', 'people-classifier:1.1.0')
const [SLOW, FAST] = ['group1-node1', 'group1-node2']

const DETECTOR = `detector-app@${SLOW} 1.0.0`
const GIVE = 'cluster-placement, cluster-placement: Give smart-city to group1-cluster'

/** What happens, and what is admitted because of it. */
export type Scene = {
  readonly name: string
  act(stage: Stage): Promise<unknown>
  /** Where the classifier runs in the end, as `<node> <image tag>`; beside it there is the detector, and nothing else. Absent: the application is gone. */
  readonly classifiers?: readonly string[]
  /** Of what ran on a lost node something may be told until it is heard again. */
  readonly isLossy?: true
  /** Each admitted action, as `admittedIn` tells it. */
  readonly admitted: readonly string[]
}

/** A person and the world, one thing after the other, each brought to its end before the next. */
export const PLAY: readonly Scene[] = [
  {
    name: 'the application is deployed',
    act: (stage) => stage.deploy(SMART_CITY),
    classifiers: [`${SLOW} 1.0.0`],
    admitted: [
      GIVE,
      `component-placement, placement: Deploy classifier-app on ${SLOW} (score 0.86, 2 of 2 hosts eligible)`,
      `static-placement, placement: Deploy detector-app on ${SLOW} (score 0.77, 1 of 2 hosts eligible)`,
    ],
  },
  {
    name: 'the classifier misses its target',
    act: async (stage) => stage.measure(90),
    classifiers: [`${FAST} 1.0.0`],
    admitted: [`qos-relocation, placement: Move classifier-app from ${SLOW} to ${FAST}: 28.1 ± 8.4 foreseen, 90.0 now, target ≤ 50`],
  },
  {
    name: 'a person moves it back',
    async act(stage) {
      stage.measure(undefined)
      await stage.order(CLASSIFIER, {kind: 'move', to: SLOW})
    },
    classifiers: [`${SLOW} 1.0.0`],
    admitted: [
      GIVE,
      `ada, placement: Place classifier-app on ${SLOW} (score 0.89, 1 of 2 hosts eligible): it may not stay on ${FAST}: it is to run on ${SLOW}`,
    ],
  },
  {
    name: 'a new description has another image',
    act: (stage) => stage.deploy(NEWER),
    classifiers: [`${SLOW} 1.1.0`],
    admitted: [GIVE, `static-placement, placement: Change classifier-app on ${SLOW} to its new description`],
  },
  {
    name: 'the description before is brought back',
    act: (stage) => stage.rollback(1),
    classifiers: [`${SLOW} 1.0.0`],
    admitted: [GIVE, `static-placement, placement: Change classifier-app on ${SLOW} to its new description`],
  },
  {
    name: 'a person wants two of it',
    act: (stage) => stage.order(CLASSIFIER, {kind: 'scale', instances: 2}),
    classifiers: [`${SLOW} 1.0.0`, `${SLOW} 1.0.0`],
    admitted: [GIVE, `ada, placement: Run classifier-app on ${SLOW} (2): it had 1 of 2 instances`],
  },
  {
    name: 'a person sets its image',
    act: (stage) => stage.order(CLASSIFIER, {kind: 'set-image', image: 'smart-city/people-classifier:2.0.0'}),
    classifiers: [`${SLOW} 2.0.0`, `${SLOW} 2.0.0`],
    admitted: [GIVE, `ada, placement: Change classifier-app on ${SLOW} (2) to its new description`],
  },
  {
    name: 'a person sets its resources',
    act: (stage) => stage.order(CLASSIFIER, {kind: 'set-resources', requests: {cpu: '500m'}}),
    classifiers: [`${SLOW} 2.0.0`, `${SLOW} 2.0.0`],
    admitted: [GIVE, `ada, placement: Change classifier-app on ${SLOW} (2) to its new description`],
  },
  {
    name: 'the orders are lifted',
    act: (stage) => stage.liftOrders(CLASSIFIER),
    classifiers: [`${SLOW} 1.0.0`],
    admitted: [GIVE, `component-placement, placement: Change classifier-app on ${SLOW} to its new description`],
  },
  {
    name: 'a person moves it to the faster node',
    act: (stage) => stage.order(CLASSIFIER, {kind: 'move', to: FAST}),
    classifiers: [`${FAST} 1.0.0`],
    admitted: [
      GIVE,
      `ada, placement: Place classifier-app on ${FAST} (score 0.53, 1 of 2 hosts eligible): it may not stay on ${SLOW}: it is to run on ${FAST}`,
    ],
  },
  {
    name: 'that order is lifted',
    act: (stage) => stage.liftOrders(CLASSIFIER),
    classifiers: [`${FAST} 1.0.0`],
    admitted: [GIVE],
  },
  {
    name: 'its node is lost',
    act: (stage) => stage.setReady(FAST, false),
    isLossy: true,
    classifiers: [`${SLOW} 1.0.0`],
    admitted: [
      `component-placement, placement: Place classifier-app on ${SLOW} (score 0.89, 1 of 2 hosts eligible): it has lost its host ${FAST}, which is not ready for over 60 s`,
    ],
  },
  {
    name: 'the node is back',
    act: (stage) => stage.setReady(FAST, true),
    classifiers: [`${SLOW} 1.0.0`],
    admitted: [],
  },
  {
    name: 'its node is drained',
    act: (stage) => stage.drain(SLOW),
    classifiers: [`${FAST} 1.0.0`],
    admitted: [
      GIVE,
      `ada, placement: Place classifier-app on ${FAST} (score 0.53, 1 of 2 hosts eligible): it was ordered from ${SLOW} to ${FAST} by ada`,
    ],
  },
  {
    name: 'the node may be used again',
    act: (stage) => stage.uncordon(SLOW),
    classifiers: [`${FAST} 1.0.0`],
    admitted: [],
  },
  {
    name: 'the application is removed',
    act: (stage) => stage.remove(),
    admitted: [
      'cluster-placement, cluster-placement: Withdraw smart-city: it is being removed',
      'removal, placement: Remove classifier-app: the application is not given to this cluster any more',
      'removal, placement: Remove detector-app: the application is not given to this cluster any more',
    ],
  },
]

/** Plays a scene to its end: what is wanted runs, is ready and nothing else, and every change that was admitted is closed. */
export async function play(scene: Scene, stage: Stage): Promise<readonly string[]> {
  const sinceMs = stage.nowMs()
  await scene.act(stage)
  await stage.until(scene.name, async () => {
    if (!isReached(scene, await stage.seen())) return false
    const decisions = await stage.decisions()
    return admittedIn(decisions, sinceMs).length >= scene.admitted.length && decisions.every(({outcome}) => outcome.kind !== 'executing')
  })
  return admittedIn(await stage.decisions(), sinceMs)
}

function isReached({classifiers, isLossy}: Scene, {phase, ready, others}: Seen): boolean {
  if (classifiers === undefined) return phase === undefined
  const wanted = [DETECTOR, ...classifiers.map((one) => `${CLASSIFIER}@${one}`)].toSorted()
  return phase === 'deployed' && ready.join() === wanted.join() && (others === 0 || isLossy === true)
}

/**
 * Each admitted action since then: who wanted it, by which mechanism, and what of which component, from where to where, and why. Those about the whole
 * application first, then component by component, for between components there is no order: their policies run side by side, and a layer above has
 * decisions of the same moment in the order in which they were closed.
 */
function admittedIn(decisions: readonly Decided[], sinceMs: number): readonly string[] {
  return decisions
    .filter(({verdict, timeMs}) => verdict.kind === 'admitted' && timeMs >= sinceMs)
    .flatMap(({proposer, actions, timeMs, seq}) => {
      const by = proposer.kind === 'person' ? proposer.by : proposer.policy
      return actions.map(({mechanism, target, reason}) => {
        return {component: target.kind === 'component' ? target.component : '', timeMs, seq, text: `${by}, ${mechanism}: ${reason}`}
      })
    })
    .toSorted((a, b) => (a.component === b.component ? a.timeMs - b.timeMs || a.seq - b.seq : a.component < b.component ? -1 : 1))
    .map(({text}) => text)
}
