type Schema = {
  readonly $ref?: string
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly items?: Schema
  readonly $defs?: Readonly<Record<string, Schema>>
}

/** Every field of a JSON Schema that holds a plain value: `components[].metadata.name`. */
export function leavesOf(root: object): readonly string[] {
  const {$defs = {}} = root as Schema
  const walk = (node: Schema, path: string): readonly string[] => {
    const definition = node.$ref === undefined ? undefined : $defs[node.$ref.replace('#/$defs/', '')]
    if (definition !== undefined) return walk(definition, path)
    if (node.properties !== undefined)
      return Object.entries(node.properties).flatMap(([name, part]) => walk(part, path === '' ? name : `${path}.${name}`))
    if (node.type === 'array') return walk(node.items ?? {}, `${path}[]`)
    return [path]
  }
  return walk(root as Schema, '')
}
