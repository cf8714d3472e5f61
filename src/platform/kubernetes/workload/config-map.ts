import type {ComponentDescription} from '../../../descriptions/types.js'
import type {Dictionary} from './shapes.js'

/** The name of the volume, and the key in the ConfigMap that it shows. */
export const CONFIGURATION_VOLUME = 'runtime-configuration'

/** The file that the component finds in each of its containers. A path without a text is a file of the image; a text without a path is for agents. */
export function configurationOf({runtime_configuration}: ComponentDescription): {readonly path: string; readonly text: string} | undefined {
  const {config_file_path: path, config_specification_file: text} = runtime_configuration ?? {}
  return path === undefined || text === undefined ? undefined : {path, text}
}

export function configurationVolume(configMap: string): object {
  return {
    name: CONFIGURATION_VOLUME,
    configMap: {name: configMap, items: [{key: CONFIGURATION_VOLUME, path: CONFIGURATION_VOLUME}]},
  }
}

export function configurationData(component: ComponentDescription): Dictionary {
  const configuration = configurationOf(component)
  return configuration === undefined ? {} : {[CONFIGURATION_VOLUME]: configuration.text}
}
