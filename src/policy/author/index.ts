// What `import … from 'mlsysops'` gives to a policy: definePolicy, and words for what it may want.

export {gain, meets} from '../../matching/qos.js'
export type {Action, Analysis, Candidate, PolicyInput, World} from '../contract.js'
export {scale, setImage, setResources, setRuntimeClass} from './adjust.js'
export {type AnalyzeAnswer, type Duration, definePolicy, type PlanAnswer, type PolicyDefinition} from './define.js'
export {candidatesFor, hostsOf, move, place} from './hosts.js'
export {type KnobView, knobOf, turn} from './knobs.js'
export {measured} from './measured.js'
