/** `metav1.LabelSelector`. https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#label-selectors */
export type LabelSelector = {
  readonly matchLabels?: Labels
  readonly matchExpressions?: readonly {
    readonly key: string
    readonly operator: string
    readonly values?: readonly string[]
  }[]
}
type Labels = {readonly [name: string]: string}

/** Without a selector nothing is selected; an empty one selects everything. An operator that is not known selects nothing. */
export function isSelected(selector: LabelSelector | undefined, labels: Labels = {}): boolean {
  if (selector === undefined) return false
  const {matchLabels = {}, matchExpressions = []} = selector
  return (
    Object.entries(matchLabels).every(([name, value]) => labels[name] === value) &&
    matchExpressions.every(({key, operator, values = []}) => {
      const value = labels[key]
      switch (operator) {
        case 'In':
          return value !== undefined && values.includes(value)
        case 'NotIn':
          return value === undefined || !values.includes(value)
        case 'Exists':
          return value !== undefined
        case 'DoesNotExist':
          return value === undefined
        default:
          return false
      }
    })
  )
}
