import {OperationalError} from '../../support/errors.js'
import type {Reason} from '../contract/index.js'

export function notFound(what: 'cluster' | 'node' | 'fault', name: string, known: readonly string[]): OperationalError {
  return new OperationalError(`The simulated world has no ${what} ${name}.`, {
    code: `${what}-not-found`,
    exit: 'usage',
    hints: known.length === 0 ? [] : [`There are: ${known.join(', ')}`],
  })
}

export const applicationNotFound = (application: string): Reason => ({
  code: 'application-not-found',
  message: `There is no application ${application}.`,
  wayOut: 'mlsysops app list',
})

export const clusterNotFound = (cluster: string): Reason => ({
  code: 'cluster-not-found',
  message: `The slice has no cluster ${cluster}.`,
  wayOut: 'mlsysops infra list',
})

export const nodeNotFound = (cluster: string, node: string): Reason => ({
  code: 'node-not-found',
  message: `Cluster ${cluster} has no node ${node}.`,
  wayOut: 'mlsysops infra list',
})

export const nodeInUse = (node: string, instances: readonly string[]): Reason => ({
  code: 'node-in-use',
  message: `Node ${node} still runs ${instances.join(', ')}.`,
  wayOut: `mlsysops infra drain ${node}`,
})

export const beingRemoved = (application: string): Reason => ({
  code: 'application-being-removed',
  message: `Application ${application} is being removed.`,
  wayOut: 'Deploy it again when it is gone: mlsysops app status',
})
