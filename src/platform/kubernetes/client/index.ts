export {createKubeClient, type KubeClient, type KubeClientOptions} from './client.js'
export {isKubernetesError, KubernetesError} from './errors.js'
