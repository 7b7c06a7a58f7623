package io.marquee.registry;

import io.marquee.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// A folder that is filled in `.incoming` and then moved to where it belongs.
final class FolderDraft implements Draft {

    private final FolderStore store;
    private final DraftName name;
    private final Path folder;

    FolderDraft(FolderStore store, DraftName name) {
        this.store = store;
        this.name = name;
        this.folder = store.area(name.owner()).resolve(name.target());
    }

    @Override
    public String open() {
        try {
            return Files.createDirectories(folder).toString();
        } catch (IOException e) {
            throw FolderFiles.error("write", folder, e);
        }
    }

    @Override
    public void write(String path, byte[] content) {
        Path file = folder.resolve(Key.check(path));
        try {
            store.put(file, content);
        } catch (IOException e) {
            throw FolderFiles.error("write", file, e);
        }
    }

    @Override
    public List<StoredFile> files() {
        try {
            return Files.isDirectory(folder) ? FolderFiles.visible(folder, "") : List.of();
        } catch (IOException e) {
            throw FolderFiles.error("read", folder, e);
        }
    }

    @Override
    public boolean commit(byte[] seal) {
        Path target = store.path(name.target());
        try (FolderLock _ = store.lock()) {
            if (Files.exists(store.path(name.sealKey()))) {
                FolderFiles.deleteTree(folder);
                return false;
            }
            if (!Files.isDirectory(folder)) {
                throw new UserError(
                        "The unfinished files of "
                                + target
                                + " are gone: their run was taken for dead and cleaned up after. Run it"
                                + " again.");
            }
            store.put(folder.resolve(name.seal()), seal);
            FolderFiles.settle(folder);
            Files.createDirectories(FolderFiles.folderOf(target));
            Files.move(folder, target, StandardCopyOption.ATOMIC_MOVE);
            FolderFiles.sync(FolderFiles.folderOf(target));
            return true;
        } catch (IOException e) {
            throw FolderFiles.error("write", target, e);
        }
    }
}
