/** Names under which results are told apart: the second `p.ts` is `p.ts (2)`, and so is the first where `taken` holds its name. In their order, the same for the same. */
export function distinctNames(names: readonly string[], taken: readonly string[] = []): readonly string[] {
  const used = new Set(taken)
  return names.map((name) => {
    let own = name
    for (let count = 2; used.has(own); count++) own = `${name} (${count})`
    used.add(own)
    return own
  })
}
