export {type AgentInstallation, renderAgentManifests} from '../../platform/kubernetes/agents/index.js'
export type {InstallReport} from './install.js'
