const LABEL = /^[a-z0-9](?:[-a-z0-9]*[a-z0-9])?$/

/** A DNS-1123 label: what Kubernetes allows as the name of a Service or container. */
export function isLabel(name: string): boolean {
  return name.length <= 63 && LABEL.test(name)
}

/** The nearest name that is allowed; empty where nothing of it can be kept. Dots stay in a subdomain. */
export function asName(text: string, form: 'label' | 'subdomain'): string {
  const forbidden = form === 'label' ? /[^a-z0-9]+/g : /[^a-z0-9.]+/g
  return text
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(forbidden, '-')
    .slice(0, 63)
    .replace(/^[-.]+|[-.]+$/g, '')
}
