#!/usr/bin/env bash
set -euo pipefail

# Stop cluster-cluster-1
# cluster-cluster-1 does not run

# Stop continuum
# continuum does not run

# Stop cluster-1/kwok
# cluster-1/kwok does not run

# Stop cluster-1/kube-scheduler
# cluster-1/kube-scheduler does not run

# Stop cluster-1/kube-controller-manager
# cluster-1/kube-controller-manager does not run

# Stop cluster-1/kube-apiserver
# cluster-1/kube-apiserver does not run

# Stop cluster-1/etcd
# cluster-1/etcd does not run

# Remove its process files
rm -rf <FOLDER>/state/testbeds/default/cluster-1/etcd.pid <FOLDER>/state/testbeds/default/cluster-1/kube-apiserver.pid <FOLDER>/state/testbeds/default/cluster-1/kube-controller-manager.pid <FOLDER>/state/testbeds/default/cluster-1/kube-scheduler.pid <FOLDER>/state/testbeds/default/cluster-1/kwok.pid <FOLDER>/state/testbeds/default/agents/continuum.pid <FOLDER>/state/testbeds/default/agents/cluster-cluster-1.pid

# Take mlsysops-default-cluster-1 out of <FOLDER>/state/testbeds/default/kubeconfig
kubectl --kubeconfig <FOLDER>/state/testbeds/default/kubeconfig config delete-context mlsysops-default-cluster-1 || true
kubectl --kubeconfig <FOLDER>/state/testbeds/default/kubeconfig config delete-cluster mlsysops-default-cluster-1 || true
kubectl --kubeconfig <FOLDER>/state/testbeds/default/kubeconfig config delete-user mlsysops-default-cluster-1 || true

# Remove its data, keys and logs
rm -rf <FOLDER>/state/testbeds/default
