/** Of the environment of the agent: where things are, and nothing secret. */
const PASSED_ON = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR']

/** What a program that a person added is given of the agent's environment, and `more` of it by name. */
export function plainEnvironment(more: readonly string[] = []): {readonly [name: string]: string} {
  const kept = [...PASSED_ON, ...more].flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]] as const]))
  return Object.fromEntries(kept)
}
