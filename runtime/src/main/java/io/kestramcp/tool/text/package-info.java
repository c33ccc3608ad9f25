/**
 * What a model reads of an answer: text from Kestra made safe to show, laid out compactly, and marked as content. One
 * place for every tool; knows JSON and nothing of tools.
 */
package io.kestramcp.tool.text;
