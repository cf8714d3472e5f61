import {type AddressInfo, connect, createServer, type Socket} from 'node:net'

/** A stretch of the way to a server that can be cut and mended: while it is cut, what is under way is lost, and nobody gets through. */
export interface LinkProxy {
  readonly host: string
  readonly port: number
  cut(): void
  mend(): void
  /** Nothing is lost, nothing gets through: as a host that is frozen. */
  freeze(): void
  close(): Promise<void>
}

export async function startLinkProxy(target: {readonly host: string; readonly port: number}): Promise<LinkProxy> {
  const sockets = new Set<Socket>()
  let isCut = false
  const track = (socket: Socket): void => {
    sockets.add(socket)
    socket.on('error', () => {})
    socket.once('close', () => sockets.delete(socket))
  }
  const server = createServer({noDelay: true}, (near) => {
    track(near)
    if (isCut) {
      near.destroy()
      return
    }
    const far = connect({...target, noDelay: true})
    track(far)
    near.pipe(far).pipe(near)
    near.once('close', () => far.destroy())
    far.once('close', () => near.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const {port} = server.address() as AddressInfo
  const cut = (): void => {
    isCut = true
    for (const socket of sockets) socket.destroy()
  }
  return {
    host: '127.0.0.1',
    port,
    cut,
    mend() {
      isCut = false
    },
    freeze() {
      for (const socket of sockets) socket.unpipe().pause()
    },
    async close() {
      cut()
      await new Promise<void>((resolve) => server.close(() => resolve()))
    },
  }
}
