const FIELDS =
  /^(?:metadata\.(?:name|namespace|uid)|metadata\.(?:labels|annotations)\['.+'\]|spec\.(?:nodeName|serviceAccountName)|status\.(?:hostIPs?|podIPs?))$/

/** Whether Kubernetes can put this field of a running instance into a variable. */
export function isInstanceField(path: string): boolean {
  return FIELDS.test(path)
}
