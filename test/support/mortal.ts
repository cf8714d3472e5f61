/**
 * A port as a process has it that may be killed: when `death` is aborted everything under way rejects, everything new throws, watches end, and nothing
 * that the dead still wish to do comes through.
 */
export function mortal<T extends object>(port: T, death: AbortSignal): T {
  return new Proxy(port, {
    get(target, name) {
      const member: unknown = Reflect.get(target, name)
      return typeof member === 'function' ? (...args: readonly unknown[]) => call(target, member, args, death) : member
    },
  })
}

function call(target: object, member: CallableFunction, args: readonly unknown[], death: AbortSignal): unknown {
  if (death.aborted) throw new Error('the process is dead')
  const result: unknown = Reflect.apply(
    member,
    target,
    args.map((arg) => (arg instanceof AbortSignal ? AbortSignal.any([arg, death]) : arg)),
  )
  if (result instanceof Promise) return untilDeath(result, death)
  if (typeof result !== 'object' || result === null) return result
  if ('close' in result && typeof result.close === 'function') {
    const {close} = result
    death.addEventListener('abort', () => void close.call(result), {once: true})
    return result
  }
  // A store of notes is a port, too.
  return 'watch' in result ? mortal(result, death) : result
}

function untilDeath(promise: Promise<unknown>, death: AbortSignal): Promise<unknown> {
  return promise.then((value) => {
    if (death.aborted) throw new Error('the process is dead')
    return value
  })
}
