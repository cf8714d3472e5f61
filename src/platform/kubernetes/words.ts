/** `name-taken` as conditions and Events have it: `NameTaken`. */
export function wordOf(code: string): string {
  return code
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
}
