import {readFile} from 'node:fs/promises'
import type {AgentFile, AgentLayer} from '../descriptions/agent-file.js'
import {formatProblems} from '../descriptions/problem.js'
import {OperationalError} from '../support/errors.js'

/** Reads what an agent is (`agent run --config`). Rejects with every problem at once, each with its place. */
export async function readAgentFile(path: string, layer: AgentLayer | undefined): Promise<AgentFile & {readonly layer: AgentLayer}> {
  const {parseAgentFile} = await import('../descriptions/agent-file.js')
  const {agent, problems} = parseAgentFile(await textOf(path), path, layer, process.env)
  if (agent !== undefined) return agent
  throw new OperationalError(`The agent's file is not valid.\n${formatProblems(problems)}`, {
    code: 'agent-file-invalid',
    exit: 'invalid',
    hints: ['mlsysops agent run --help shows one of each layer'],
    details: {problems},
  })
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) throw error
    throw new OperationalError(`There is no file ${path}.`, {
      code: 'file-not-found',
      exit: 'usage',
      hints: ['It says what the agent is; mlsysops agent run --help shows one of each layer.'],
    })
  }
}
