package io.kestramcp.client;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The generated classes of one API line, seen by reflection: what there is, not what was meant to be there. */
final class GeneratedClient {
    private final List<Method> factories;

    GeneratedClient(String line) {
        factories = classes("io.kestramcp.client.v" + line.replace('.', '_'))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isStatic(method.getModifiers()) && Modifier.isPublic(method.getModifiers()))
                .toList();
    }

    List<String> factories() {
        return factories.stream().map(Method::getName).sorted().toList();
    }

    Object start(SliceFile.Op operation) {
        Method factory = factories.stream()
                .filter(method -> method.getName().equals(operation.factory()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No factory " + operation.factory()));
        return invoke(factory, null);
    }

    static Class<?> parameterType(Object request, String setter) {
        return setter(request, setter).getParameterTypes()[0];
    }

    static void set(Object request, String setter, Object value) {
        invoke(setter(request, setter), request, value);
    }

    static KestraRequest build(Object request) {
        try {
            return (KestraRequest) invoke(request.getClass().getMethod("build"), request);
        } catch (NoSuchMethodException e) {
            throw new AssertionError(e);
        }
    }

    /** Gives a request everything that its operation demands, but for the path. */
    static void setWhatElseIsRequired(Object request, SliceFile.Op operation) {
        operation.parameters().stream()
                .filter(each -> each.required() && !each.in().equals("path"))
                .forEach(each -> set(request, each.setter(), sample(parameterType(request, each.setter()))));
        if (!operation.body().isEmpty()) {
            set(request, "body", sample(parameterType(request, "body")));
        }
    }

    private static Object sample(Class<?> type) {
        return Stream.<Object>of("text", true, 1, List.of("text"), new JsonObject())
                .filter(type::isInstance)
                .findFirst()
                .orElseThrow(() -> new AssertionError("No sample of a " + type));
    }

    static List<String> setters(Object request) {
        return Arrays.stream(request.getClass().getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && method.getParameterCount() == 1)
                .map(Method::getName)
                .sorted()
                .toList();
    }

    private static Method setter(Object request, String name) {
        return Arrays.stream(request.getClass().getDeclaredMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == 1)
                .findFirst()
                .orElseThrow(() -> new AssertionError(request.getClass() + " has no setter " + name));
    }

    private static Object invoke(Method method, Object target, Object... arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(e);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }

    private static Stream<Class<?>> classes(String packageName) {
        try {
            Path root = Path.of(KestraRequest.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            Path folder = root.resolve(packageName.replace('.', '/'));
            if (!Files.isDirectory(folder)) {
                throw new AssertionError("No " + packageName + ": is the line among those of tool-manifest.yaml?");
            }
            try (Stream<Path> files = Files.list(folder)) {
                return files
                        .map(file -> file.getFileName().toString().replace(".class", ""))
                        .filter(name -> !name.contains("$") && !name.equals("package-info"))
                        .sorted()
                        .<Class<?>>map(name -> load(packageName + "." + name))
                        .toList()
                        .stream();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
