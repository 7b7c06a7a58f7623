package io.marquee.pipeline.read;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/// A file of any Beam file system, as Parquet wants to see it.
final class ChannelInputFile implements InputFile {

    private final SeekableByteChannel channel;
    private final boolean closing;

    ChannelInputFile(SeekableByteChannel channel) {
        this(channel, true);
    }

    private ChannelInputFile(SeekableByteChannel channel, boolean closing) {
        this.channel = channel;
        this.closing = closing;
    }

    /// The same file, left open by whoever reads it: for a look at the header.
    ChannelInputFile withoutClosing() {
        return new ChannelInputFile(channel, false);
    }

    @Override
    public long getLength() throws IOException {
        return channel.size();
    }

    @Override
    public SeekableInputStream newStream() throws IOException {
        channel.position(0);
        return new DelegatingSeekableInputStream(Channels.newInputStream(channel)) {
            @Override
            public long getPos() throws IOException {
                return channel.position();
            }

            @Override
            public void seek(long position) throws IOException {
                channel.position(position);
            }

            @Override
            public void close() throws IOException {
                if (closing) {
                    super.close();
                }
            }
        };
    }
}
