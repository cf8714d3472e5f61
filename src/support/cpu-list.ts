/** A list of CPUs as Linux writes it, `0-3,8`: their numbers, lowest first. `undefined` where it is none. */
export function cpusIn(text: string): readonly number[] | undefined {
  const cpus = new Set<number>()
  for (const range of text === '' ? [] : text.split(',')) {
    const [, first, last = first] = /^(\d{1,5})(?:-(\d{1,5}))?$/.exec(range.trim()) ?? []
    if (first === undefined || Number(last) < Number(first)) return undefined
    for (let cpu = Number(first); cpu <= Number(last); cpu += 1) cpus.add(cpu)
  }
  return [...cpus].toSorted((a, b) => a - b)
}

/** The shortest list that stands for them. `cpus`: lowest first, none twice. */
export function writeCpus(cpus: readonly number[]): string {
  const ranges: {first: number; last: number}[] = []
  for (const cpu of cpus) {
    const range = ranges.at(-1)
    if (range?.last === cpu - 1) range.last = cpu
    else ranges.push({first: cpu, last: cpu})
  }
  return ranges.map(({first, last}) => (first === last ? String(first) : `${first}-${last}`)).join(',')
}
