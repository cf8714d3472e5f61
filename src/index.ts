// What a program that uses mlsysops as a library may import: the client of the northbound API, and the contracts that extensions are written to.

export type {Mechanism, MechanismOutcome, Verdict} from './mechanism/contract.js'
export {defineMechanism, type MechanismDefinition, type PluginContext, type PluginWorld} from './mechanism/plugin/define.js'
export {type Api, createApiClient} from './northbound/client/index.js'
export * from './policy/author/index.js'
export type {Plan, Policy, PolicyDescriptor} from './policy/contract.js'
export {EXIT, OperationalError} from './support/errors.js'
export type {Sample, TelemetryReader} from './telemetry/contract.js'
