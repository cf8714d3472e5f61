/** Of the environment of the agent: where things are, and nothing secret. */
const PASSED_ON = ['PATH', 'HOME', 'LANG', 'LC_ALL', 'TMPDIR']

/** What a program that a person added is given of the agent's environment, and `more` of it by name; never what is ours alone. */
export function plainEnvironment(more: readonly string[] = []): {readonly [name: string]: string} {
  const names = [...PASSED_ON, ...more].filter((name) => !isOurs(name))
  const kept = names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]] as const]))
  return Object.fromEntries(kept)
}

/** Variables of this program: tokens are among them, with which whoever has them could order anything. Windows knows no case of letters. */
export function isOurs(name: string): boolean {
  return /^mlsysops_/i.test(name)
}
