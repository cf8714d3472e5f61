/** How often a policy was entered and left, for another thread to see. 0: it is being loaded. */
export class CallCount {
  readonly #count: Int32Array

  constructor(shared: SharedArrayBuffer) {
    this.#count = new Int32Array(shared)
  }

  get value(): number {
    return Atomics.load(this.#count, 0)
  }

  get isInCall(): boolean {
    return this.value % 2 === 0
  }

  loaded(): void {
    Atomics.add(this.#count, 0, 1)
  }

  async during<T>(call: () => Promise<T>): Promise<T> {
    Atomics.add(this.#count, 0, 1)
    try {
      return await call()
    } finally {
      Atomics.add(this.#count, 0, 1)
    }
  }
}
