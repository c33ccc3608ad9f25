{{- /* Every variable that the chart sets, and settings. None twice: which of two holds is told nowhere. */ -}}
{{- define "kestra-mcp.env" -}}
- {name: KESTRA_MCP_HOST, value: "0.0.0.0"}
- {name: KESTRA_MCP_PORT, value: "8081"}
- {name: KESTRA_MCP_MANAGEMENT_HOST, value: "0.0.0.0"}
- {name: KESTRA_MCP_MANAGEMENT_PORT, value: "9090"}
{{- if not (has "KESTRA_MCP_DRAIN_SECONDS" (include "kestra-mcp.given" . | fromYamlArray)) }}
# As long as balancers take to notice.
- {name: KESTRA_MCP_DRAIN_SECONDS, value: "10"}
{{- end }}
- {name: KESTRA_MCP_PUBLIC_URL, value: {{ .Values.publicUrl | quote }}}
- {name: KESTRA_BASE_URL, value: {{ .Values.kestra.url | quote }}}
- {name: KESTRA_TENANT_ID, value: {{ .Values.kestra.tenant | quote }}}
- {name: KESTRA_MCP_CREDENTIALS, value: {{ .Values.kestra.credentials | quote }}}
- {name: OIDC_ISSUER_URL, value: {{ .Values.signIn.issuerUrl | quote }}}
{{- if .Values.signIn.clientId }}
- {name: OIDC_CLIENT_ID, value: {{ .Values.signIn.clientId | quote }}}
{{- end }}
{{- if .Values.signIn.authorizationServer }}
- {name: KESTRA_MCP_AUTHORIZATION_SERVER, value: "true"}
{{- end }}
{{- with .Values.signIn.existingSecret }}
- name: OIDC_CLIENT_SECRET
  valueFrom: {secretKeyRef: {name: {{ . }}, key: client-secret}}
{{- end }}
{{- if eq .Values.kestra.credentials "shared" }}
{{- if eq .Values.kestra.secretKind "basic" }}
- name: KESTRA_USERNAME
  valueFrom: {secretKeyRef: {name: {{ .Values.kestra.existingSecret }}, key: username}}
- name: KESTRA_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ .Values.kestra.existingSecret }}, key: password}}
{{- else }}
- name: KESTRA_API_TOKEN
  valueFrom: {secretKeyRef: {name: {{ .Values.kestra.existingSecret }}, key: api-token}}
{{- end }}
{{- end }}
{{- if .Values.kestra.caConfigMap }}
- {name: KESTRA_CA_FILE, value: /etc/kestra-mcp/ca/ca.crt}
{{- end }}
{{- if .Values.tls.existingSecret }}
- {name: KESTRA_MCP_TLS_CERTIFICATE_FILE, value: /etc/kestra-mcp/tls/tls.crt}
- {name: KESTRA_MCP_TLS_KEY_FILE, value: /etc/kestra-mcp/tls/tls.key}
{{- end }}
{{- if .Values.policy }}
- {name: KESTRA_MCP_POLICY_FILE, value: /etc/kestra-mcp/policy/policy.yaml}
{{- end }}
# The volume is open to all, as each of its kind is: in it the gateway makes a folder for itself alone.
- {name: KESTRA_MCP_STORE, value: {{ .Values.store.url | default "/var/lib/kestra-mcp/data/store" | quote }}}
{{- with .Values.store.user }}
- {name: KESTRA_MCP_STORE_USER, value: {{ . | quote }}}
{{- end }}
{{- with .Values.store.existingSecret }}
- name: KESTRA_MCP_STORE_PASSWORD
  valueFrom: {secretKeyRef: {name: {{ . }}, key: password}}
{{- end }}
{{- with .Values.encryption.existingSecret }}
- name: ENCRYPTION_KEYS
  valueFrom: {secretKeyRef: {name: {{ . }}, key: keys}}
{{- end }}
{{- with .Values.trustedProxies }}
- {name: KESTRA_MCP_TRUSTED_PROXIES, value: {{ join "," . | quote }}}
{{- end }}
{{- range $name, $value := .Values.settings }}
- {name: {{ $name }}, value: {{ $value | toString | quote }}}
{{- end }}
{{- end -}}

{{- /* The names that whoever installs it gives. */ -}}
{{- define "kestra-mcp.given" -}}
{{- $names := keys (.Values.settings | default dict) -}}
{{- range .Values.extraEnv -}}{{- $names = append $names .name -}}{{- end -}}
{{- toYaml $names -}}
{{- end -}}

{{- /* What settings may not name, for a value of the chart says it; also by its older name. */ -}}
{{- define "kestra-mcp.reserved" -}}
[KESTRA_BASE_URL, KESTRA_API_URL, KESTRA_TENANT_ID, KESTRA_TENANT, KESTRA_USERNAME, KESTRA_CA_FILE, KESTRA_MCP_CREDENTIALS,
 KESTRA_MCP_HOST, KESTRA_MCP_PORT, KESTRA_MCP_MANAGEMENT_HOST, KESTRA_MCP_MANAGEMENT_PORT, KESTRA_MCP_PUBLIC_URL,
 KESTRA_MCP_TLS_CERTIFICATE_FILE, KESTRA_MCP_TLS_KEY_FILE, KESTRA_MCP_TRUSTED_PROXIES, KESTRA_MCP_POLICY_FILE,
 KESTRA_MCP_STORE, KESTRA_MCP_STORE_USER, KESTRA_MCP_AUTHORIZATION_SERVER, OIDC_ISSUER_URL, OIDC_CLIENT_ID]
{{- end -}}
