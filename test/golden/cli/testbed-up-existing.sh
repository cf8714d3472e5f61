#!/usr/bin/env bash
set -euo pipefail

# Ask home what its owner may do there
for verb in get create patch; do kubectl --kubeconfig <FOLDER>/config --context home auth can-i "$verb" customresourcedefinitions.apiextensions.k8s.io --quiet; done
for verb in get create patch; do kubectl --kubeconfig <FOLDER>/config --context home auth can-i "$verb" namespaces --quiet; done
for verb in get create patch; do kubectl --kubeconfig <FOLDER>/config --context home auth can-i "$verb" validatingadmissionpolicies.admissionregistration.k8s.io --quiet; done
for verb in get create patch; do kubectl --kubeconfig <FOLDER>/config --context home auth can-i "$verb" validatingadmissionpolicybindings.admissionregistration.k8s.io --quiet; done
for verb in get create patch; do kubectl --kubeconfig <FOLDER>/config --context home auth can-i "$verb" clusterroles.rbac.authorization.k8s.io --quiet; done
for verb in get create patch; do kubectl --kubeconfig <FOLDER>/config --context home auth can-i "$verb" clusterrolebindings.rbac.authorization.k8s.io --quiet; done
for verb in get create patch; do kubectl --kubeconfig <FOLDER>/config --context home auth can-i "$verb" roles.rbac.authorization.k8s.io --namespace mlsysops-framework --quiet; done
for verb in get create patch; do kubectl --kubeconfig <FOLDER>/config --context home auth can-i "$verb" rolebindings.rbac.authorization.k8s.io --namespace mlsysops-framework --quiet; done
for verb in get list watch create update; do kubectl --kubeconfig <FOLDER>/config --context home auth can-i "$verb" leases.coordination.k8s.io --namespace mlsysops-framework --quiet; done
for verb in get list watch create update patch delete; do kubectl --kubeconfig <FOLDER>/config --context home auth can-i "$verb" mlsysopsapps.mlsysops.eu --namespace mlsysops --quiet; done
for verb in get list watch create update patch delete; do kubectl --kubeconfig <FOLDER>/config --context home auth can-i "$verb" mlsysopsordersets.mlsysops.eu --namespace mlsysops --quiet; done
for verb in get list watch create update patch delete; do kubectl --kubeconfig <FOLDER>/config --context home auth can-i "$verb" mlsysopsnotes.mlsysops.eu --namespace mlsysops --quiet; done

# Ask member what its owner may do there
for verb in get create patch; do kubectl --kubeconfig <FOLDER>/config --context member auth can-i "$verb" customresourcedefinitions.apiextensions.k8s.io --quiet; done
for verb in get create patch; do kubectl --kubeconfig <FOLDER>/config --context member auth can-i "$verb" namespaces --quiet; done
for verb in get create patch; do kubectl --kubeconfig <FOLDER>/config --context member auth can-i "$verb" validatingadmissionpolicies.admissionregistration.k8s.io --quiet; done
for verb in get create patch; do kubectl --kubeconfig <FOLDER>/config --context member auth can-i "$verb" validatingadmissionpolicybindings.admissionregistration.k8s.io --quiet; done
for verb in get create patch; do kubectl --kubeconfig <FOLDER>/config --context member auth can-i "$verb" clusterroles.rbac.authorization.k8s.io --quiet; done
for verb in get create patch; do kubectl --kubeconfig <FOLDER>/config --context member auth can-i "$verb" clusterrolebindings.rbac.authorization.k8s.io --quiet; done
for verb in get create patch; do kubectl --kubeconfig <FOLDER>/config --context member auth can-i "$verb" roles.rbac.authorization.k8s.io --namespace mlsysops-framework --quiet; done
for verb in get create patch; do kubectl --kubeconfig <FOLDER>/config --context member auth can-i "$verb" rolebindings.rbac.authorization.k8s.io --namespace mlsysops-framework --quiet; done
for verb in get list watch create update; do kubectl --kubeconfig <FOLDER>/config --context member auth can-i "$verb" leases.coordination.k8s.io --namespace mlsysops-framework --quiet; done
for verb in get list watch patch; do kubectl --kubeconfig <FOLDER>/config --context member auth can-i "$verb" nodes --quiet; done
for verb in get list watch; do kubectl --kubeconfig <FOLDER>/config --context member auth can-i "$verb" pods --quiet; done
for verb in get list watch create update patch delete; do kubectl --kubeconfig <FOLDER>/config --context member auth can-i "$verb" mlsysopsassignments.mlsysops.eu --namespace mlsysops --quiet; done
for verb in get list watch create update patch delete; do kubectl --kubeconfig <FOLDER>/config --context member auth can-i "$verb" mlsysopsplacements.mlsysops.eu --namespace mlsysops --quiet; done
for verb in get list watch create update patch delete; do kubectl --kubeconfig <FOLDER>/config --context member auth can-i "$verb" mlsysopsnodes.mlsysops.eu --namespace mlsysops --quiet; done
for verb in get list watch create update patch delete; do kubectl --kubeconfig <FOLDER>/config --context member auth can-i "$verb" deployments.apps --namespace mlsysops --quiet; done
for verb in get list watch create update patch delete; do kubectl --kubeconfig <FOLDER>/config --context member auth can-i "$verb" jobs.batch --namespace mlsysops --quiet; done
for verb in get list watch create update patch delete; do kubectl --kubeconfig <FOLDER>/config --context member auth can-i "$verb" services --namespace mlsysops --quiet; done
for verb in get list watch create update patch delete; do kubectl --kubeconfig <FOLDER>/config --context member auth can-i "$verb" configmaps --namespace mlsysops --quiet; done
for verb in create patch; do kubectl --kubeconfig <FOLDER>/config --context member auth can-i "$verb" events --namespace mlsysops --quiet; done

# Make the folder of the testbed
install -d -m 700 <FOLDER>/state/testbeds/prod

# Save its configuration
cat > <FOLDER>/state/testbeds/prod/config.json <<'END'
{
  "driver": "existing",
  "name": "prod",
  "stateDir": "<FOLDER>/state/testbeds/prod",
  "kubeconfig": "<FOLDER>/config",
  "home": "home",
  "members": [
    {
      "context": "member"
    }
  ]
}
END
