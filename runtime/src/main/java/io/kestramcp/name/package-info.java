/** Which of the known names somebody meant who wrote another. A leaf: imports nothing of ours. */
package io.kestramcp.name;
