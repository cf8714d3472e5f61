import type {KnobKeeper} from '../agent/roles/knob-keeper.js'
import type {NodeAgentOptions} from '../agent/roles/node-agent.js'
import {type RunningNodePolicies, startNodePolicies} from '../agent/roles/node-policies.js'
import {ownKnobs} from '../agent/roles/own-knobs.js'
import {refusePolicies} from '../agent/roles/refused-policies.js'
import {createKnobMechanisms} from '../mechanism/builtin/knobs/knob-mechanism.js'
import {createCommandValidator} from '../mechanism/command-validator.js'
import {createPredictor} from '../policy/builtin/predictor.js'
import {createTelemetryStore} from '../telemetry/store.js'
import type {AgentGround} from './agents.js'

type Request = Omit<NodeAgentOptions, 'startPolicies'> & Pick<AgentGround, 'journal' | 'openPolicy'> & {readonly keeper: KnobKeeper}

/** The loop of a node's agent, with the mechanisms of its layer: what a node without policies never loads. */
export async function startPolicies(request: Request, signal: AbortSignal): Promise<RunningNodePolicies> {
  const {cluster, node, clock, platform, keeper} = request
  const notes = platform.notes()
  if (notes === undefined) return await refusePolicies(request, signal)
  const knobs = ownKnobs(node, keeper)
  // No cluster and no node has such a sign in its name.
  const journal = await request.journal(`${cluster}@${node}`)
  const parts = {
    ...request,
    journal,
    notes,
    knobs,
    telemetry: createTelemetryStore({clock}),
    mechanisms: createKnobMechanisms({knobs, clock}),
    predictor: createPredictor(),
    validate: createCommandValidator(),
  }
  return await startNodePolicies(parts, signal)
}
