package io.kestramcp.browser;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** One person's window of a browser, with cookies of its own: what he does there, and what he and the machine perceive. */
public final class Window {
    private static final String URL = "url";

    private final Chromium browser;
    private final String name;

    Window(Chromium browser, String name) {
        this.browser = browser;
        this.name = name;
    }

    /** Goes to an address, and to wherever it leads; gives the status of what is there. */
    public int open(String address) throws IOException {
        return act("open", Map.of(URL, address)).getAsInt();
    }

    /** Where he is now. */
    public URI address() throws IOException {
        return URI.create(act("address").getAsString());
    }

    /** The text that he sees. */
    public String text() throws IOException {
        return act("text").getAsString();
    }

    /** The page as a screen reader gets it: roles and names. */
    public String tree() throws IOException {
        return act("tree").getAsString();
    }

    /** What has the keyboard's focus, by role and name; nothing has it at first. */
    public String focus() throws IOException {
        return act("focus").getAsString();
    }

    /** Presses a key that leads nowhere else. */
    public void press(String key) throws IOException {
        act("press", Map.of("key", key));
    }

    /** Presses {@code Tab} until that has the focus, as {@link #focus} tells it. */
    public void tabTo(String target) throws IOException {
        StringBuilder passed = new StringBuilder();
        for (int presses = 0; presses < 20; presses++) {
            press("Tab");
            String now = focus();
            if (now.startsWith(target)) {
                return;
            }
            passed.append(now).append('\n');
        }
        throw new AssertionError("The keyboard does not lead to '" + target + "', but to:\n" + passed);
    }

    /** Types into what has the focus. */
    public void type(String text) throws IOException {
        act("type", Map.of("text", text));
    }

    /** Presses a key that leads to another page, and waits for that. */
    public void submit(String key) throws IOException {
        act("submit", Map.of("key", key));
    }

    /** Fills in the field with that label. */
    public void fill(String label, String text) throws IOException {
        act("fill", Map.of("label", label, "text", text));
    }

    /** Clicks the button with that name, and waits for the page that it leads to. */
    public void click(String button) throws IOException {
        act("click", Map.of("role", "button", "name", button));
    }

    /** How many pixels one would have to scroll to the side. */
    public int overflow() throws IOException {
        return act("overflow").getAsInt();
    }

    /** Whether the page is rather dark than light. */
    public boolean isDark() throws IOException {
        return act("background").getAsJsonArray().asList().stream().allMatch(colour -> colour.getAsInt() < 64);
    }

    /** What the accessibility checker axe finds wrong, or cannot decide: names, contrast, structure, language. */
    public List<String> faults() throws IOException {
        return texts(act("faults"));
    }

    /** The sources of the frames in the page. */
    public List<String> frames() throws IOException {
        return texts(act("frames"));
    }

    /**
     * The errors and warnings in the console until now, of pages whose addresses begin like that; what a policy (CSP)
     * stopped is among them.
     */
    public List<String> complaints(String origin) throws IOException {
        return seen("complaints", origin, "text");
    }

    /** The addresses that were asked for until now, by whatever page or person. */
    public List<String> asked() throws IOException {
        return seen("asked", "", URL);
    }

    /** What pages whose addresses begin like that asked for by themselves: styles, pictures, anything. */
    public List<String> askedBy(String origin) throws IOException {
        return seen("asked", origin, URL);
    }

    /** Takes a picture, {@code runtime/target/pages/NAME.png}, for people to look at. */
    public void shoot(String picture) throws IOException {
        Path file = Path.of(System.getProperty("project.root"), "runtime/target/pages", picture + ".png");
        act("shoot", Map.of("file", file.toString()));
    }

    private List<String> seen(String act, String origin, String what) throws IOException {
        return act(act).getAsJsonArray().asList().stream()
                .map(JsonElement::getAsJsonObject)
                .filter(each -> each.get("page").getAsString().startsWith(origin))
                .map(each -> each.get(what).getAsString())
                .toList();
    }

    private static List<String> texts(JsonElement list) {
        return list.getAsJsonArray().asList().stream()
                .map(JsonElement::getAsString)
                .toList();
    }

    private JsonElement act(String act) throws IOException {
        return browser.act(name, act, new JsonObject());
    }

    private JsonElement act(String act, Map<String, String> details) throws IOException {
        JsonObject about = new JsonObject();
        details.forEach(about::addProperty);
        return browser.act(name, act, about);
    }
}
