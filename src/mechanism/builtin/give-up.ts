import type {Reason} from '../../platform/contract/index.js'
import {type MechanismOutcome, ROLLED_BACK} from '../contract.js'
import {seconds, stateOf} from './transition-report.js'
import {ask, instancesIn, isAlive, type Run, type Transition} from './transition-run.js'
import {untilWorld, type Wait} from './until-world.js'

/**
 * Back to what ran before, on the hosts of it that are still alive. `late`: why it was not there by its deadline. `brokeFirst`: the new instance of an
 * exclusive component must be gone before the old one comes again.
 */
export async function giveUp(run: Run, why: Wait, late: Reason, brokeFirst: boolean): Promise<MechanismOutcome> {
  const {ports, transition, context} = run
  const world = context.world()
  const reasons: Reason[] = [whyGivenUp(run, why, late)]
  const hosts = transition.from.filter((share) => isAlive(world, share.node))
  if (hosts.length === 0 || ports.isWanted(transition, world) === 'gone') return {kind: 'failed', reasons, restored: false}
  const {spec, generation} = transition.fromSpec ?? transition
  const {fromSpec: _, ...rest} = transition
  const back: Transition = {...rest, spec, generation, goal: hosts, from: [], deadlineMs: ports.clock.now() + ports.limitMs}
  const backwards: Run = {...run, transition: back}
  if (brokeFirst) {
    const refused = await ask(backwards, [])
    if (refused !== undefined) return refused
    const options = {clock: ports.clock, context, signal: context.stopping, deadlineMs: back.deadlineMs}
    const gone = await untilWorld(options, (now) => instancesIn(now, back).length === 0)
    if (gone !== 'met') return {kind: 'failed', reasons, restored: false}
  }
  const restored = (await ask(backwards, hosts)) === undefined
  const isRolledBack = restored && why === 'late' && transition.fromSpec !== undefined
  return {kind: 'failed', reasons: isRolledBack ? reasons.map(rolledBack) : reasons, restored}
}

/** It is the description that does not come up: another try would find the same, which is for who decides to know. */
function rolledBack({message}: Reason): Reason {
  return {code: ROLLED_BACK, message: `${message}; it was changed back to what ran before`}
}

/** That something was not so by the deadline, and what its instances are doing instead. */
export function notReady({ports, transition, context, startedMs}: Run, what: string): Reason {
  const took = seconds(ports.clock.now() - startedMs)
  return {code: 'not-ready-in-time', message: `${what} after ${took}: ${stateOf(instancesIn(context.world(), transition))}`}
}

function whyGivenUp({signal}: Run, why: Wait, late: Reason): Reason {
  switch (why) {
    case 'aborted':
      return {
        code: 'taken-back',
        message: `taken back: ${signal.reason instanceof Error ? signal.reason.message : 'a person ordered otherwise'}`,
      }
    case 'unwanted':
      return {code: 'superseded', message: 'given up: what shall run was changed meanwhile'}
    case 'late':
    case 'met':
      return late
  }
}
