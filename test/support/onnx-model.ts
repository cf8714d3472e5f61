// A linear model as an ONNX file, written by hand (onnx.proto of the ONNX specification): no test needs Python or a binary in the repository.

export type LinearModel = {
  readonly weights: readonly number[]
  readonly bias: number
  readonly input?: string
  readonly output?: string
  /** 0: any number of rows at once. */
  readonly rows?: number
}

const FLOAT = 1
const IR_VERSION = 8
const OPSET = 17

/** `output = input · weights + bias`, a value for each row. */
export function linearOnnx({weights, bias, input = 'features', output = 'forecast', rows = 0}: LinearModel): Uint8Array {
  const graph = [
    message(1, node('MatMul', [input, 'weights'], 'product')),
    message(1, node('Add', ['product', 'bias'], output)),
    text(2, 'linear'),
    message(5, tensor('weights', [weights.length, 1], weights)),
    message(5, tensor('bias', [1], [bias])),
    message(11, valueInfo(input, [rows, weights.length])),
    message(12, valueInfo(output, [rows, 1])),
  ]
  return Buffer.concat([integer(1, IR_VERSION), text(2, 'mlsysops-test'), message(7, graph), message(8, [text(1, ''), integer(2, OPSET)])])
}

function node(type: string, inputs: readonly string[], output: string): readonly Buffer[] {
  return [...inputs.map((name) => text(1, name)), text(2, output), text(3, `${type}-1`), text(4, type)]
}

function tensor(name: string, dims: readonly number[], values: readonly number[]): readonly Buffer[] {
  return [...dims.map((dim) => integer(1, dim)), integer(2, FLOAT), text(8, name), bytes(9, Buffer.from(Float32Array.from(values).buffer))]
}

function valueInfo(name: string, dims: readonly number[]): readonly Buffer[] {
  const shape = dims.map((dim) => message(1, [dim === 0 ? text(2, 'rows') : integer(1, dim)]))
  return [text(1, name), message(2, [message(1, [integer(1, FLOAT), message(2, shape)])])]
}

function message(field: number, parts: readonly Buffer[]): Buffer {
  return bytes(field, Buffer.concat(parts))
}

function text(field: number, value: string): Buffer {
  return bytes(field, Buffer.from(value))
}

function bytes(field: number, content: Buffer): Buffer {
  return Buffer.concat([varint(field * 8 + 2), varint(content.length), content])
}

function integer(field: number, value: number): Buffer {
  return Buffer.concat([varint(field * 8), varint(value)])
}

function varint(value: number): Buffer {
  const groups: number[] = []
  for (let rest = value; groups.length === 0 || rest > 0; rest = Math.floor(rest / 128)) groups.push(rest % 128)
  return Buffer.from(groups.map((group, place) => (place === groups.length - 1 ? group : group + 128)))
}
