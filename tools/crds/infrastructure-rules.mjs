// What the API server can say by itself of a node, a cluster, a continuum, a data centre.

const named = (field) => [`!has(self.${field}) || self.${field} == self.metadata.name`, `${field} must equal metadata.name, or be left out`]
/** Longitude first: a latitude beyond the poles is the two exchanged. */
const LOCATION = {rules: [['self[1] >= -90.0 && self[1] <= 90.0', 'longitude first, then latitude: the latitude is beyond the poles']]}

export const NODE_RULES = {
  '': {rules: [named('name')]},
  labels: {set: true},
  permitted_actions: {set: true},
  location: LOCATION,
}

export const CLUSTER_RULES = {'': {rules: [named('name'), named('cluster_id')]}, nodes: {set: true}}
export const CONTINUUM_RULES = {'': {rules: [named('name'), named('continuum_id')]}, clusters: {set: true}}
export const DATACENTER_RULES = {'': {rules: [named('datacenter_id')]}, nodes: {set: true}, location: LOCATION}
