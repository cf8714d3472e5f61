import {quote} from '../../testbed/steps.js'

const SUGGESTED = /\bmlsysops ([a-z][a-z-]*(?: [a-z][a-z-]*)?)( --context)?/g

/** Commands are found by the names of files and loaded one at a time: what is suggested is told by its words. */
const TOPICS = new Set(['agent', 'api', 'app', 'infra', 'mechanism', 'mode', 'monitor', 'plan', 'policy', 'telemetry'])
const OF_NO_SLICE = new Set(['init', 'install', 'manifests', 'run', 'serve', 'test', 'validate'])

/** Whether a command, by its words, talks to a slice, and can be told to which. */
export function talksToSlice(command: string): boolean {
  const [topic = '', verb = ''] = command.split(' ')
  return TOPICS.has(topic) && !OF_NO_SLICE.has(verb)
}

/** A text whose suggested commands name the slice that the person named: as they stood they would talk to another. */
export function forContext(text: string, context: string | undefined): string {
  if (context === undefined) return text
  const said = ` --context ${quote(context)}`
  return text.replace(SUGGESTED, (whole, command: string, named?: string) =>
    named === undefined && talksToSlice(command) ? whole + said : whole,
  )
}

/** As it was typed: a context of the environment or the settings holds for what is typed next, too. */
export function namedContext(argv: readonly string[]): string | undefined {
  const place = argv.findIndex((word) => word === '--context' || word.startsWith('--context='))
  const word = argv[place]
  return word === '--context' ? argv[place + 1] : word?.slice('--context='.length)
}
