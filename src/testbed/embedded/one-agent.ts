import {readFileSync} from 'node:fs'
import {OperationalError} from '../../support/errors.js'
import {requireEmbedded} from '../config.js'
import {readLivePid} from '../pid-file.js'
import type {Registry} from '../registry.js'
import {type EmbeddedConfig, parseEmbeddedConfig} from './config.js'

/** The configuration of a testbed whose world runs: what one more agent needs to work in it. */
export async function runningWorld(name: string, registry: Registry): Promise<EmbeddedConfig> {
  requireEmbedded(registry.require(name))
  const paths = registry.paths(name)
  if ((await readLivePid(paths.pid('world'))) === undefined) {
    throw new OperationalError(`The world of the testbed ${name} does not run.`, {
      code: 'world-not-running',
      exit: 'precondition',
      hints: [`mlsysops testbed up --name ${name}`],
    })
  }
  return parseEmbeddedConfig(readFileSync(paths.config, 'utf8'), paths.config)
}
