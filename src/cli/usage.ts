type UsageShape = {
  readonly id: string
  readonly args: {readonly [name: string]: {readonly required?: boolean | undefined; readonly multiple?: boolean | undefined}}
  readonly flags: {readonly [name: string]: {readonly required?: boolean | undefined; readonly type: string}}
}

/** `mlsysops app move <application> <component> --to <to>`: the words, the arguments, and the flags without which nothing goes. */
export function usageLine(command: UsageShape): string {
  const args = Object.entries(command.args).map(([name, arg]) => {
    const text = `${name}${arg.multiple === true ? '…' : ''}`
    return arg.required === true ? `<${text}>` : `[${text}]`
  })
  const flags = Object.entries(command.flags)
    .filter(([, flag]) => flag.required === true)
    .map(([name, flag]) => (flag.type === 'boolean' ? `--${name}` : `--${name} <${name}>`))
  return ['mlsysops', command.id, ...args, ...flags].join(' ')
}
