/** Where two lists of objects differ: `Deployment.spec.template.spec.containers[].image`. */
export function changedPlaces(before: readonly object[], after: readonly object[]): readonly string[] {
  const [old, now] = [placesOf(before), placesOf(after)]
  return [...new Set([...old.keys(), ...now.keys()])].filter((place) => old.get(place)?.join() !== now.get(place)?.join()).toSorted()
}

function placesOf(objects: readonly object[]): ReadonlyMap<string, string[]> {
  const places = new Map<string, string[]>()
  const walk = (value: unknown, place: string): void => {
    if (Array.isArray(value)) for (const item of value) walk(item, `${place}[]`)
    else if (typeof value === 'object' && value !== null)
      for (const [key, part] of Object.entries(value)) walk(part, `${place}${step(key)}`)
    else places.set(place, [...(places.get(place) ?? []), JSON.stringify(value)])
  }
  for (const object of objects) walk(object, 'kind' in object ? String(object.kind) : '')
  return places
}

function step(key: string): string {
  if (/^[A-Za-z]+$/.test(key)) return `.${key}`
  return `["${key.replace(/^env\.(?!SERVICE_ADDR$).*/, 'env.<variable>')}"]`
}
