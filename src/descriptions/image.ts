/** As descriptions have it: a reference without blanks. Whether it is there, only its registry knows. */
export function isImage(text: string): boolean {
  return /^[^\s"'!]+$/.test(text)
}

export function imageProblem(text: string): string {
  return `${JSON.stringify(text)} is no image, such as registry.example.org/classifier:2.`
}
