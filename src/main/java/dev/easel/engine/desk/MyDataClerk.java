package dev.easel.engine.desk;

import dev.easel.core.chat.Answer;
import dev.easel.core.chat.CommandName;
import dev.easel.core.chat.Control;
import dev.easel.core.chat.Control.Action;
import dev.easel.core.chat.Messenger;
import dev.easel.core.chat.ReplyLimits;
import dev.easel.core.identity.UserRef;
import dev.easel.core.image.BlobStore;
import dev.easel.core.person.PersonalData;
import dev.easel.core.person.PersonalData.Dossier;
import dev.easel.core.person.PersonalData.Forgotten;
import dev.easel.core.quota.Signature;
import dev.easel.core.text.MyDataWording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives people everything that is kept about them, and deletes it when they say so twice. */
final class MyDataClerk implements Clerk {
    private static final Logger LOG = LoggerFactory.getLogger(MyDataClerk.class);

    /** What the controls of this clerk are about. */
    static final String SUBJECT = "mydata";

    private final PersonalData data;
    private final BlobStore blobs;
    private final InstantSource clock;
    private final TextSizes texts;

    MyDataClerk(PersonalData data, BlobStore blobs, InstantSource clock) {
        this.data = data;
        this.blobs = blobs;
        this.clock = clock;
        this.texts = new TextSizes(clock);
    }

    @Override
    public boolean changes(Inquiry inquiry) {
        return inquiry.word(0).equals("delete");
    }

    @Override
    public Answer answer(Inquiry inquiry, Messenger door) {
        MyDataWording wording = MyDataWording.in(inquiry.sender().locale());
        String call = door.call(CommandName.MYDATA);
        return switch (inquiry.word(0)) {
            case "export" -> export(inquiry, door, wording, call);
            case "delete" ->
                inquiry.word(1).equals("yes")
                                || inquiry.find("confirm")
                                        .filter("true"::equals)
                                        .isPresent()
                        ? delete(inquiry, wording)
                        : confirm(inquiry, wording, call);
            default -> Answer.of(wording.help(call));
        };
    }

    private Answer export(Inquiry inquiry, Messenger door, MyDataWording wording, String call) {
        int part = inquiry.word(1).matches("[1-9]\\d{0,3}") ? Integer.parseInt(inquiry.word(1)) : 1;
        ReplyLimits limits = door.limits(inquiry.incoming().replyTo());
        try {
            Parcels.Delivered delivered = pack(inquiry.sender().user(), new Parcels(blobs, limits), part);
            if (delivered.documents().isEmpty()) {
                throw new MisunderstoodException(wording.noPart(part, delivered.parts()));
            }
            List<Control> more = part < delivered.parts()
                    ? List.of(new Control(Action.PAGE, SUBJECT + "." + (part + 1)))
                    : List.of();
            return new Answer(
                    wording.exported(part, delivered.parts(), delivered.tooLarge(), call),
                    List.of(),
                    more,
                    delivered.documents());
        } catch (IOException e) {
            throw new UncheckedIOException("a picture could not be packed", e);
        }
    }

    /** Behind the texts, which come first, there is no need to make them once more. */
    private Parcels.Delivered pack(UserRef user, Parcels parcels, int part) throws IOException {
        Optional<List<Long>> known = part == 1 ? Optional.empty() : texts.find(user);
        if (known.isPresent()) {
            Optional<Parcels.Delivered> pictures = parcels.packPictures(known.get(), data.listPictures(user), part);
            if (pictures.isPresent()) {
                return pictures.get();
            }
        }
        Dossier dossier = data.collect(user);
        texts.note(user, dossier);
        return parcels.pack(dossier, part);
    }

    private static Answer confirm(Inquiry inquiry, MyDataWording wording, String call) {
        return new Answer(
                wording.confirm(call),
                List.of(),
                List.of(new Control(Action.DELETE, subject(inquiry.sender().user()))),
                List.of());
    }

    /** Names whose data it is, so that nobody deletes their own by pressing what another one was shown. */
    static String subject(UserRef user) {
        return SUBJECT + "." + Integer.toHexString((user.platform() + ":" + user.id()).hashCode());
    }

    private Answer delete(Inquiry inquiry, MyDataWording wording) {
        UserRef user = inquiry.sender().user();
        texts.forget(user);
        Forgotten forgotten = data.forget(user, new Signature(user.platform() + ":" + user.id(), clock.instant(), ""));
        try {
            data.finish();
        } catch (IOException e) {
            LOG.warn("a picture could not be deleted yet; it is tried again", e);
            return Answer.of(wording.deletedButFiles(forgotten.requests(), forgotten.pictures(), forgotten.underWay()));
        }
        return Answer.of(wording.deleted(forgotten.requests(), forgotten.pictures(), forgotten.underWay()));
    }
}
