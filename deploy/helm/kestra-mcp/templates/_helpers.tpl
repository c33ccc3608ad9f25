{{- define "kestra-mcp.name" -}}
{{- .Values.nameOverride | default .Chart.Name | trunc 63 | trimSuffix "-" -}}
{{- end -}}

{{- define "kestra-mcp.fullname" -}}
{{- if .Values.fullnameOverride -}}
{{- .Values.fullnameOverride | trunc 63 | trimSuffix "-" -}}
{{- else if contains (include "kestra-mcp.name" .) .Release.Name -}}
{{- .Release.Name | trunc 63 | trimSuffix "-" -}}
{{- else -}}
{{- printf "%s-%s" .Release.Name (include "kestra-mcp.name" .) | trunc 63 | trimSuffix "-" -}}
{{- end -}}
{{- end -}}

{{- define "kestra-mcp.selectorLabels" -}}
app.kubernetes.io/name: {{ include "kestra-mcp.name" . }}
app.kubernetes.io/instance: {{ .Release.Name }}
{{- end -}}

{{- define "kestra-mcp.labels" -}}
helm.sh/chart: {{ printf "%s-%s" .Chart.Name .Chart.Version }}
{{ include "kestra-mcp.selectorLabels" . }}
app.kubernetes.io/version: {{ .Chart.AppVersion | quote }}
app.kubernetes.io/managed-by: {{ .Release.Service }}
{{- end -}}

{{- define "kestra-mcp.serviceAccountName" -}}
{{- if .Values.serviceAccount.create -}}
{{- .Values.serviceAccount.name | default (include "kestra-mcp.fullname" .) -}}
{{- else -}}
{{- .Values.serviceAccount.name | default "default" -}}
{{- end -}}
{{- end -}}

{{- /* As an Ingress names it: without a port, in lower case. */ -}}
{{- define "kestra-mcp.publicHost" -}}
{{- regexReplaceAll ":[0-9]*$" (get (urlParse .Values.publicUrl) "host") "" | lower -}}
{{- end -}}

{{- /* How many pods there may be at once. */ -}}
{{- define "kestra-mcp.mostReplicas" -}}
{{- if .Values.autoscaling.enabled -}}{{ .Values.autoscaling.maxReplicas }}{{- else -}}{{ .Values.replicaCount }}{{- end -}}
{{- end -}}

{{- /* What the gateway would refuse only at start, or what would be wrong in silence. */ -}}
{{- define "kestra-mcp.check" -}}
{{- $_ := required "Set kestra.url: Kestra's address as the pods reach it." .Values.kestra.url -}}
{{- $_ := required "Set signIn.issuerUrl: without a provider the gateway serves nobody but its own pod." .Values.signIn.issuerUrl -}}
{{- $_ := required "Set publicUrl: the gateway's address as clients reach it, with https and without /mcp." .Values.publicUrl -}}
{{- $reserved := include "kestra-mcp.reserved" . | fromYamlArray -}}
{{- range $name, $value := .Values.settings -}}
{{- if or (regexMatch "(PASSWORD|TOKEN|SECRET|_KEYS?)$" $name) (has $name $reserved) -}}
{{- fail (printf "settings.%s: the chart sets this itself, or it is a secret, which only extraEnv may name." $name) -}}
{{- end -}}
{{- end -}}
{{- $names := list -}}
{{- range concat (include "kestra-mcp.env" . | fromYamlArray) (.Values.extraEnv | default list) -}}
{{- if has .name $names -}}
{{- fail (printf "extraEnv: %s is set already, by another value of the chart or there. Take one of them away." .name) -}}
{{- end -}}
{{- $names = append $names .name -}}
{{- end -}}
{{- if and (gt (int (include "kestra-mcp.mostReplicas" .)) 1) (not .Values.store.url) -}}
{{- fail "More than one replica needs store.url (PostgreSQL): each would keep tokens, codes and keys of its own." -}}
{{- end -}}
{{- if and (eq .Values.kestra.credentials "shared") (not .Values.kestra.existingSecret) -}}
{{- fail "kestra.credentials is shared, so that kestra.existingSecret must name a secret with Kestra's credential." -}}
{{- end -}}
{{- if and (or .Values.store.url (eq .Values.kestra.credentials "per-user") .Values.signIn.authorizationServer) (not .Values.encryption.existingSecret) -}}
{{- fail "What is kept is sealed: encryption.existingSecret must name a secret with keys (kestra-mcp key generate)." -}}
{{- end -}}
{{- if and .Values.signIn.authorizationServer (not .Values.signIn.clientId) -}}
{{- fail "The authorization server signs users in at the provider: set signIn.clientId and signIn.existingSecret." -}}
{{- end -}}
{{- if and .Values.signIn.clientId (not (or (has "OIDC_CLIENT_SECRET" $names) (has "OIDC_CLIENT_SECRET_FILE" $names))) -}}
{{- fail "signIn.clientId is of no use without its secret: set signIn.existingSecret, or OIDC_CLIENT_SECRET in extraEnv." -}}
{{- end -}}
{{- end -}}
