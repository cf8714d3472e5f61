import {existsSync} from 'node:fs'
import type {ModelContract} from '../../ml/contract/model-contract.js'
import {OperationalError} from '../../support/errors.js'
import {readNamedFile} from '../../support/files.js'

type Tools = ModelContract['training']['tools']

/** What the script says that it was made with: `{"tools": [{"name": …, "version": …}]}`. It need not say. */
export async function readTools(path: string): Promise<Tools> {
  if (!existsSync(path)) return []
  const text = await readNamedFile(path)
  const tools = toolsIn(text)
  if (tools === undefined)
    throw new OperationalError(`${path}, which the script wrote, does not say what made the model.`, {
      code: 'training-metadata-invalid',
      exit: 'invalid',
      hints: ['It is to be {"tools": [{"name": "scikit-learn", "version": "1.9.1"}]}, or not to be there.'],
    })
  return tools
}

function toolsIn(text: string): Tools | undefined {
  try {
    const value: unknown = JSON.parse(text)
    const tools: unknown = typeof value === 'object' && value !== null && 'tools' in value ? value.tools : undefined
    return Array.isArray(tools) && tools.every(isTool) ? tools : undefined
  } catch {
    return undefined
  }
}

function isTool(value: unknown): value is Tools[number] {
  return (
    typeof value === 'object' &&
    value !== null &&
    'name' in value &&
    'version' in value &&
    typeof value.name === 'string' &&
    typeof value.version === 'string'
  )
}
