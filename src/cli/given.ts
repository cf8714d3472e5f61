type Given<T> = {[Key in keyof T]?: Exclude<T[Key], undefined>}

/** Only what was said: a flag that was not given must not become a parameter without a value. */
export function given<T extends object>(values: T): Given<T>
export function given(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}
