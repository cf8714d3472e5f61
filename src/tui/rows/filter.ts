/** Whether one of some names holds what the person looks for, in any case. An empty filter lets everything through. */
export function filterFor(filter: string): (names: readonly string[]) => boolean {
  const wanted = filter.trim().toLowerCase()
  if (wanted === '') return () => true
  return (names) => names.some((name) => name.toLowerCase().includes(wanted))
}
