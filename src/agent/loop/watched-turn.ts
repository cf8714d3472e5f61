import type {Trigger} from '../../policy/contract.js'
import {given} from '../../support/given.js'
import type {TurnReport} from '../turn-report.js'
import type {PolicyInstance} from './policy-instance.js'
import {type TurnPorts, turn} from './turn.js'
import {TurnNotes} from './turn-notes.js'

/** A turn as any other, told to whoever watches the policy when it is over, however it ends. */
export async function watchedTurn(
  ports: TurnPorts,
  {instance, trigger, sinceMs}: {readonly instance: PolicyInstance; readonly trigger: Trigger; readonly sinceMs: number},
  tell: (report: TurnReport) => void,
): ReturnType<typeof turn> {
  const notes = new TurnNotes(ports.clock.machine.now)
  const timeMs = ports.clock.now()
  try {
    return await turn({...ports, watch: notes}, instance, trigger, sinceMs)
  } finally {
    const {policy, application} = instance
    const told = notes.read()
    if (told !== undefined) tell({policy: policy.descriptor.name, ...given({application}), timeMs, trigger, ...told, count: 1})
  }
}
