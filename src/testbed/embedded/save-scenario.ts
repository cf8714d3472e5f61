import type {ResolvedScenario} from '../../descriptions/scenario.js'
import {writeFileAtomic} from '../../support/files.js'
import type {Step} from '../steps.js'

/** The scenario as the world reads it: it stays as it was when the testbed was made, whatever becomes of the files that it was read from. */
export function saveScenario(path: string, scenario: ResolvedScenario, source: string): Step {
  return {
    title: 'Save its scenario',
    describe: () => [`# ${path} is ${source} as JSON, every file that it names read and every default filled in`],
    look: () => 'changed',
    async run() {
      await writeFileAtomic(path, JSON.stringify(scenario))
      return 'changed'
    },
  }
}
