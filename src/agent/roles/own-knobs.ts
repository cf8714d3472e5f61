import type {NodeKnobs} from '../../mechanism/builtin/knobs/contract.js'
import type {KnobKeeper} from './knob-keeper.js'

/** The knobs of a node as its own policies turn them: through the one that keeps them. */
export function ownKnobs(node: string, keeper: KnobKeeper): NodeKnobs {
  return {
    reports: () => new Map([[node, keeper.ownReports()]]),
    isHeard: (name) => name === node,
    wish: (name, knob) => (name === node ? keeper.own(knob) : undefined),
    above: (name, knob) => (name === node ? keeper.above(knob) : undefined),
    want: (_, knob, wish) => keeper.wantOwn(knob, wish),
    changed: (signal) => keeper.changed(signal),
  }
}
