import type {JsonObject} from '../support/json.js'
import {schema as applicationSchema} from './generated/application.schema.generated.js'
import {type SchemaError, validate as validateApplication} from './generated/application.validator.generated.js'
import {schema as clusterSchema} from './generated/cluster.schema.generated.js'
import {validate as validateCluster} from './generated/cluster.validator.generated.js'
import {schema as continuumSchema} from './generated/continuum.schema.generated.js'
import {validate as validateContinuum} from './generated/continuum.validator.generated.js'
import {schema as datacenterSchema} from './generated/datacenter.schema.generated.js'
import {validate as validateDatacenter} from './generated/datacenter.validator.generated.js'
import {schema as nodeSchema} from './generated/node.schema.generated.js'
import {validate as validateNode} from './generated/node.validator.generated.js'
import type {ApplicationDescription, ClusterDescription, ContinuumDescription, DatacenterDescription, NodeDescription} from './types.js'

/** A description that is free of errors, in its modern form. */
export type Described =
  | {readonly kind: 'application'; readonly name: string; readonly description: ApplicationDescription}
  | {readonly kind: 'node'; readonly name: string; readonly description: NodeDescription}
  | {readonly kind: 'cluster'; readonly name: string; readonly description: ClusterDescription}
  | {readonly kind: 'continuum'; readonly name: string; readonly description: ContinuumDescription}
  | {readonly kind: 'datacenter'; readonly name: string; readonly description: DatacenterDescription}

export type DescriptionKind = Described['kind']

export type Kind = {
  readonly kind: DescriptionKind
  readonly rootKey: string
  /** Root keys of older dialects. */
  readonly oldRootKeys: readonly string[]
  readonly schema: JsonObject
  /** The field that names it. */
  readonly nameKey: string
  readonly check: (document: unknown) => CheckResult
}

type CheckResult = {readonly described: Described} | {readonly errors: readonly SchemaError[]}

export const KINDS: readonly Kind[] = [
  {
    kind: 'application',
    rootKey: 'MLSysOpsApp',
    oldRootKeys: ['MLSysOpsApplication'],
    schema: applicationSchema,
    nameKey: 'name',
    check: (document) => {
      if (!validateApplication(document)) return failed(validateApplication.errors)
      const description = document.MLSysOpsApp
      return {described: {kind: 'application', name: description.name, description}}
    },
  },
  {
    kind: 'node',
    rootKey: 'MLSysOpsNode',
    oldRootKeys: [],
    schema: nodeSchema,
    nameKey: 'name',
    check: (document) => {
      if (!validateNode(document)) return failed(validateNode.errors)
      const description = document.MLSysOpsNode
      return {described: {kind: 'node', name: description.name, description}}
    },
  },
  {
    kind: 'cluster',
    rootKey: 'MLSysOpsCluster',
    oldRootKeys: [],
    schema: clusterSchema,
    nameKey: 'cluster_id',
    check: (document) => {
      if (!validateCluster(document)) return failed(validateCluster.errors)
      const description = document.MLSysOpsCluster
      return {described: {kind: 'cluster', name: description.cluster_id, description}}
    },
  },
  {
    kind: 'continuum',
    rootKey: 'MLSysOpsContinuum',
    oldRootKeys: [],
    schema: continuumSchema,
    nameKey: 'continuum_id',
    check: (document) => {
      if (!validateContinuum(document)) return failed(validateContinuum.errors)
      const description = document.MLSysOpsContinuum
      return {described: {kind: 'continuum', name: description.continuum_id, description}}
    },
  },
  {
    kind: 'datacenter',
    rootKey: 'MLSysOpsDatacenter',
    oldRootKeys: [],
    schema: datacenterSchema,
    nameKey: 'datacenter_id',
    check: (document) => {
      if (!validateDatacenter(document)) return failed(validateDatacenter.errors)
      const description = document.MLSysOpsDatacenter
      return {described: {kind: 'datacenter', name: description.datacenter_id, description}}
    },
  },
]

export const ROOT_KEYS: readonly string[] = KINDS.map(({rootKey}) => rootKey)

function failed(errors: readonly SchemaError[] | null | undefined): CheckResult {
  return {errors: errors ?? []}
}
