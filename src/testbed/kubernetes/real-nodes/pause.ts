import {OperationalError} from '../../../support/errors.js'
import type {ImageRecipe} from './image-archive.js'

/** What holds the namespaces of a pod open. */
export const PAUSE_IMAGE = 'mlsysops.eu/pause:1'

/**
 * The program of that image, made here instruction by instruction: it waits for ever. As the first process of a pod no signal but KILL reaches
 * it, and that is what containerd sends. No compiler is needed for it, and nothing is downloaded.
 */
export function pauseImage(arch: string): ImageRecipe {
  return {
    name: PAUSE_IMAGE,
    architecture: arch,
    files: [{path: 'pause', mode: 0o755, content: staticProgram(arch)}],
    entrypoint: ['/pause'],
  }
}

type Architecture = {readonly machine: number; readonly code: readonly number[]}

/** By Go's name: ELF's number, and a loop around a system call that returns only after a signal. */
const ARCHITECTURES: Readonly<Record<string, Architecture>> = {
  // mov eax, 34 (pause); syscall; jmp to the start
  amd64: {machine: 62, code: [0xb8, 34, 0, 0, 0, 0x0f, 0x05, 0xeb, 0xf7]},
  // mov x0..x4, #0; mov x8, #73 (ppoll); svc #0; b to the start
  arm64: {
    machine: 183,
    code: [0xd2800000, 0xd2800001, 0xd2800002, 0xd2800003, 0xd2800004, 0xd2800928, 0xd4000001, 0x17fffff9].flatMap(littleEndian),
  },
}

const BASE = 0x400000
const HEADER_BYTES = 64
const SEGMENT_BYTES = 56

/** The smallest ELF file: its header, one segment that holds all of it, and the code. */
function staticProgram(arch: string): Buffer {
  const known = ARCHITECTURES[arch]
  if (known === undefined) {
    throw new OperationalError(`There is no pause image for ${arch}.`, {
      code: 'architecture-unsupported',
      exit: 'precondition',
      details: {arch},
    })
  }
  const code = Buffer.from(known.code)
  const start = HEADER_BYTES + SEGMENT_BYTES
  const file = Buffer.alloc(start + code.length)
  file.write('\x7fELF\x02\x01\x01', 'latin1')
  file.writeUInt16LE(2, 16)
  file.writeUInt16LE(known.machine, 18)
  file.writeUInt32LE(1, 20)
  file.writeBigUInt64LE(BigInt(BASE + start), 24)
  file.writeBigUInt64LE(BigInt(HEADER_BYTES), 32)
  file.writeUInt16LE(HEADER_BYTES, 52)
  file.writeUInt16LE(SEGMENT_BYTES, 54)
  file.writeUInt16LE(1, 56)
  writeSegment(file, file.length)
  code.copy(file, start)
  return file
}

/** Loaded as a whole, to be read and executed. */
function writeSegment(file: Buffer, length: number): void {
  file.writeUInt32LE(1, HEADER_BYTES)
  file.writeUInt32LE(5, HEADER_BYTES + 4)
  file.writeBigUInt64LE(BigInt(BASE), HEADER_BYTES + 16)
  file.writeBigUInt64LE(BigInt(BASE), HEADER_BYTES + 24)
  file.writeBigUInt64LE(BigInt(length), HEADER_BYTES + 32)
  file.writeBigUInt64LE(BigInt(length), HEADER_BYTES + 40)
  file.writeBigUInt64LE(0x1000n, HEADER_BYTES + 48)
}

function littleEndian(word: number): readonly number[] {
  return [word & 0xff, (word >>> 8) & 0xff, (word >>> 16) & 0xff, word >>> 24]
}
