/** Hand-written tools around namespace files: what Kestra would overwrite, unpack or pass over in silence is asked for. */
package io.kestramcp.tool.file;
