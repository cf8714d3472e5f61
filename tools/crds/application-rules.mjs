// What of src/descriptions/semantics/ the API server can say of one application by itself. Not here: cycles of dependencies (CEL has no recursion),
// what depends on other objects, and warnings.

/** Not `name in components.map(…)`: a list that CEL builds is read in quadratic time, and 128 components took the API server 15 s. */
const known = (name) => `self.components.exists(c, c.metadata.name == ${name})`

export const APPLICATION_RULES = {
  '': {
    rules: [
      ['!has(self.name) || self.name == self.metadata.name', 'name must equal metadata.name, or be left out'],
      [
        "self.metadata.name.size() <= 63 && !self.metadata.name.contains('.')",
        "an application's name has at most 63 characters and no dot",
      ],
      [
        `!has(self.single_node) || self.single_node.all(g, g.components.all(name, ${known('name')}))`,
        'single_node names a component that there is not',
      ],
      [
        `!has(self.component_interactions) || self.component_interactions.all(i, ${known('i.component_name1')} && ${known('i.component_name2')})`,
        'component_interactions names a component that there is not',
      ],
      [
        '!has(self.global_satisfaction) || !has(self.global_satisfaction.achievement_weights) || self.global_satisfaction.achievement_weights.all(w, ' +
          'self.components.exists(c, has(c.qos_metrics) && c.qos_metrics.exists(q, q.application_metric_id == w.metric_id)))',
        'achievement_weights names a metric that no component has a target for',
      ],
    ],
  },
  cluster_placement: {
    rules: [
      [
        '!has(self.instances) || !has(self.cluster_id) || self.cluster_id.size() == 0 || self.instances <= self.cluster_id.size()',
        'more clusters are wanted (instances) than may be used (cluster_id)',
      ],
    ],
  },
  'cluster_placement.cluster_id': {set: true},
  single_node: {
    rules: [
      [
        'self.all(g, g.components.all(name, self.exists_one(other, name in other.components)))',
        'a component belongs to one single_node group at most',
      ],
    ],
  },
  'single_node[].components': {set: true},
  components: {
    rules: [
      ['self.all(c, self.exists_one(d, d.metadata.name == c.metadata.name))', 'two components have the same name'],
      [
        'self.all(c, !has(c.depends_on) || c.depends_on.all(name, self.exists(d, d.metadata.name == name)))',
        'depends_on names a component that there is not',
      ],
    ],
  },
  'components[]': {
    rules: [
      ['!has(self.depends_on) || !(self.metadata.name in self.depends_on)', 'a component cannot depend on itself'],
      [
        '!self.?exclusive.orValue(false) || self.?node_placement.?scaling.?instances.orValue(1) == 1',
        'an exclusive component has one instance',
      ],
      [
        "!has(self.deferrable) || (self.?restart_policy.orValue('Always') != 'Always' && self.containers.all(c, !has(c.ports) || size(c.ports) == 0))",
        'only a component that runs to its end can be deferrable',
      ],
      [
        '!self.?host_network.orValue(false) || self.containers.all(c, !has(c.ports) || c.ports.all(p, !has(p.host_port) || p.host_port == p.container_port))',
        'with host_network host_port must equal container_port',
      ],
    ],
  },
  'components[].depends_on': {set: true},
  'components[].runtime_configuration.config_file_path': {pattern: '^/'},
  'components[].qos_metrics': {keys: ['application_metric_id']},
  'components[].containers': {
    rules: [['self.all(c, !has(c.name) || self.exists_one(d, has(d.name) && d.name == c.name))', 'two containers have the same name']],
  },
  'components[].containers[].env': {keys: ['name']},
  'components[].containers[].env[]': {
    rules: [['!has(self.value) || !has(self.value_from)', 'a variable has a value or takes it from somewhere, not both']],
  },
  'components[].containers[].ports': {
    rules: [
      [
        "self.all(p, self.exists_one(q, q.container_port == p.container_port && (has(q.protocol) ? q.protocol : 'TCP') == (has(p.protocol) ? p.protocol : 'TCP')))",
        'a port is listed twice',
      ],
    ],
  },
  'component_interactions[]': {rules: [['self.component_name1 != self.component_name2', 'a component cannot interact with itself']]},
  'component_interactions[].interaction_metrics[]': {
    rules: [
      [
        "!has(self.measurement_unit) || (self.system_metric_id == 'bandwidth') == (self.measurement_unit == 'Mbps')",
        'bandwidth is measured in Mbps, everything else in milliseconds or seconds',
      ],
    ],
  },
  'global_satisfaction.achievement_weights': {
    keys: ['metric_id'],
    rules: [
      [
        'self.size() == 0 || (self.map(w, w.weight).sum() > 0.999999 && self.map(w, w.weight).sum() < 1.000001)',
        'the weights must be 1 together',
      ],
    ],
  },
}
