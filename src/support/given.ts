type Given<T> = {[Key in keyof T]?: Exclude<T[Key], undefined>}

/** Without the fields that are undefined: what was not said must not become a field without a value. */
export function given<T extends object>(values: T): Given<T>
export function given(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
