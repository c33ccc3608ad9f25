package io.kestramcp.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is kept, and how it is sealed. Nothing is opened or made unless something must be kept.
 *
 * @param location the path of a file, without its ending, or an address of PostgreSQL, without password
 * @param user PostgreSQL's role
 * @param password of the role
 * @param encryptionKeys what secrets are sealed with, newest first
 * @param encryptionKeysFile that they stand in, if they do; it may be written anew
 * @param encryptionKey the one key of an earlier server
 */
public record StoreSettings(
        String location,
        Optional<String> user,
        Optional<Secret> password,
        Optional<Secret> encryptionKeys,
        Optional<Path> encryptionKeysFile,
        Optional<Secret> encryptionKey) {}
